/**
 * Says in the corner of every window that this is no place for patients' data.
 * It stands in a closed shadow root with a style sheet of its own, so neither
 * the page's style nor its content security policy reaches it; it takes no
 * clicks and screen readers pass it by. Put into the page as source.
 */
export function showBanner(text: string): void {
  const show = (): void => {
    const host = document.createElement('div');
    host.setAttribute('aria-hidden', 'true');
    const root = host.attachShadow({ mode: 'closed' });
    const style = new CSSStyleSheet();
    style.replaceSync(
      ':host { all: initial; position: fixed; right: 0; bottom: 0; z-index: 2147483647; pointer-events: none; user-select: none }' +
        'span { display: block; font: 10px/1.4 sans-serif; padding: 0 4px; color: #fff; background: #8a1c1c; opacity: 0.85; border-top-left-radius: 3px }',
    );
    root.adoptedStyleSheets = [style];
    root.append(Object.assign(document.createElement('span'), { textContent: text }));
    document.documentElement.append(host);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show, { once: true });
  else show();
}

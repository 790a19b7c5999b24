/**
 * What stands on the screen as somebody meets it who listens: each line a text or a control with its name, its state and
 * what describes it; what is hidden from them is not there. One picture of a screen says what must stand there and, as
 * much, what must not.
 */
export function asRead(root: Element = document.body): string {
  const lines: string[] = [];
  let text = '';
  const flush = () => {
    if (text.trim() !== '') lines.push(text.trim().replaceAll(/\s+/gu, ' '));
    text = '';
  };
  const inside = (element: Element) => {
    for (const node of element.childNodes) {
      if (node instanceof Element) visit(node);
      else if (node.nodeType === 3) text += node.textContent ?? '';
    }
  };
  const visit = (element: Element) => {
    if (isHidden(element)) return;
    const tag = element.localName;
    if (tag === 'svg') {
      text += nameOfPicture(element);
      return;
    }
    const role = realRole(element) ?? ROLES[tag] ?? roleOfField(element);
    if (role !== undefined && CLOSED.has(role)) {
      flush();
      lines.push([role, nameOf(element), ...statesOf(element)].filter((part) => part !== '').join(' '));
      return;
    }
    const opens = role ?? (element.hasAttribute('aria-live') ? 'live' : undefined);
    const says =
      opens === undefined
        ? ''
        : [opens, ownName(element), ...statesOf(element)].filter((part) => part !== '').join(' ');
    if (INLINE.has(tag) && says === '') return inside(element);
    flush();
    const at = lines.length;
    inside(element);
    flush();
    // A frame is named where there is something in it, or where it speaks when there will be.
    if (says !== '' && (lines.length > at || SPEAKS.has(opens ?? '') || element.hasAttribute('aria-label'))) {
      lines.splice(at, 0, `${says}:`);
      for (let line = at + 1; line < lines.length; line += 1) lines[line] = `  ${lines[line]}`;
    }
  };
  visit(root);
  return lines.join('\n');
}

const ROLES: Readonly<Record<string, string>> = {
  a: 'link',
  button: 'button',
  h1: 'heading 1',
  h2: 'heading 2',
  h3: 'heading 3',
  nav: 'navigation',
  main: 'main',
  output: 'status',
  textarea: 'textbox',
  select: 'combobox',
  summary: 'summary',
  dialog: 'dialog',
  li: '-',
  tr: 'row',
  fieldset: 'group',
  form: 'form',
  kbd: 'key',
  dt: 'term',
  mark: 'mark',
  img: 'image',
};
const CLOSED = new Set([
  'link',
  'button',
  'heading 1',
  'heading 2',
  'heading 3',
  'textbox',
  'combobox',
  'checkbox',
  'radio',
  'switch',
  'option',
  'menuitem',
  'menuitemradio',
  'menuitemcheckbox',
  'separator',
  'summary',
  'key',
  'term',
  'mark',
  'image',
  'img',
  'search',
]);
const SPEAKS = new Set(['status', 'alert', 'live', 'log', 'listbox']);
const INLINE = new Set(['span', 'strong', 'em', 'b', 'i', 'code', 'small', 'time', 'abbr', 'a']);

function roleOfField(element: Element): string | undefined {
  if (element.localName === 'section' && ownName(element) !== '') return 'region';
  if (!(element instanceof HTMLInputElement)) return undefined;
  return { checkbox: 'checkbox', radio: 'radio', search: 'search' }[element.type] ?? 'textbox';
}

function realRole(element: Element): string | null {
  const role = element.getAttribute('role');
  return role === 'presentation' || role === 'none' ? null : role;
}

function isHidden(element: Element): boolean {
  return (
    element.getAttribute('aria-hidden') === 'true' ||
    element.hasAttribute('hidden') ||
    element.hasAttribute('inert') ||
    ['script', 'style', 'template'].includes(element.localName) ||
    (element.localName === 'label' && element.hasAttribute('for')) ||
    (element.localName === 'input' && element.getAttribute('type') === 'hidden')
  );
}

function nameOfPicture(svg: Element): string {
  const title = svg.querySelector('title')?.textContent ?? svg.getAttribute('aria-label') ?? '';
  return title === '' ? '' : `[${title}] `;
}

function textOf(element: Element): string {
  let text = '';
  for (const node of element.childNodes) {
    if (node.nodeType === 3) text += node.textContent ?? '';
    else if (node instanceof Element && !isHidden(node)) {
      if (node.localName === 'svg') text += nameOfPicture(node);
      else text += (INLINE.has(node.localName) ? '' : ' ') + textOf(node) + (INLINE.has(node.localName) ? '' : ' ');
    }
  }
  return text.replaceAll(/\s+/gu, ' ');
}

function byIds(element: Element, attribute: string): string {
  return (element.getAttribute(attribute) ?? '')
    .split(' ')
    .map((id) => (id === '' ? null : document.getElementById(id)))
    .map((one) => (one === null ? '' : textOf(one).trim()))
    .filter((one) => one !== '')
    .join(' ');
}

function ownName(element: Element): string {
  const name = element.getAttribute('aria-label') ?? byIds(element, 'aria-labelledby');
  if (name !== '') return `«${name.trim()}»`;
  const legend = element.localName === 'fieldset' ? element.querySelector('legend') : null;
  return legend === null ? '' : `«${textOf(legend).trim()}»`;
}

function nameOf(element: Element): string {
  const own = ownName(element);
  if (own !== '') return own;
  const label = element.id === '' ? null : document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
  const words = label === null ? textOf(element) : textOf(label);
  return `«${words.trim()}»`;
}

function statesOf(element: Element): string[] {
  const states: string[] = [];
  const is = (attribute: string, word: string) => {
    const value = element.getAttribute(attribute);
    if (value !== null && value !== 'false') states.push(value === 'true' || value === '' ? word : `${word} ${value}`);
  };
  is('disabled', 'disabled');
  is('aria-disabled', 'disabled');
  is('readonly', 'read only');
  is('aria-pressed', 'pressed');
  is('aria-expanded', 'expanded');
  is('aria-selected', 'selected');
  is('aria-current', 'current');
  is('aria-checked', 'checked');
  is('aria-invalid', 'invalid');
  is('aria-busy', 'busy');
  is('aria-haspopup', 'opens');
  is('aria-keyshortcuts', 'key');
  is('aria-orientation', 'lies');
  is('aria-valuenow', 'at');
  is('aria-posinset', 'place');
  is('aria-setsize', 'of');
  is('aria-live', 'live');
  is('title', 'title');
  is('lang', 'lang');
  is('href', 'to');
  is('data-tone', 'tone');
  is('data-symbol', 'symbol');
  is('data-handled', 'handled');
  is('data-beside', 'beside');
  is('data-color', 'color');
  const active = element.getAttribute('aria-activedescendant');
  if (active !== null) states.push(`on «${textOf(document.getElementById(active) ?? element).trim()}»`);
  if (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  ) {
    if (element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)) {
      if (element.checked) states.push('checked');
    } else states.push(`= «${element.value}»`);
  }
  const described = byIds(element, 'aria-describedby');
  if (described !== '') states.push(`{${described}}`);
  if (element === document.activeElement) states.push('*here*');
  return states;
}

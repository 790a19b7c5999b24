/** The person's browser, as far as a sign-in needs one: it follows redirects, keeps cookies, and presses a button. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  /** Goes to the page, presses the button with this name, and gives where it ended: the closing page. */
  async choose(page: string, name: string): Promise<{ url: string; text: string }> {
    const answer = await this.answerAfter(page, name);
    const response = await fetch(answer);
    return { url: answer, text: await response.text() };
  }

  /** As `choose`, up to the address on loopback that the provider sends the browser back to. */
  async answerAfter(page: string, name: string): Promise<string> {
    return this.#press(page, (text) => {
      const button = new RegExp(`<button name="person" value="([^"]+)">${name} <`, 'u').exec(text);
      if (button?.[1] === undefined) throw new Error(`nobody called ${name} on the page`);
      return `person=${button[1]}`;
    });
  }

  /** Presses «Avbryt». */
  async cancel(page: string): Promise<void> {
    await fetch(await this.#press(page, () => 'cancel=1'));
  }

  async #press(page: string, button: (text: string) => string): Promise<string> {
    const shown = await this.#follow(page, { method: 'GET' });
    if (shown.response === null) throw new Error('the provider asked nobody');
    const body = button(await shown.response.text());
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { url } = await this.#follow(shown.url, { method: 'POST', body, headers });
    return url;
  }

  /** Follows redirects within the provider; stops before leaving it. */
  async #follow(url: string, init: RequestInit): Promise<{ url: string; response: Response | null }> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
    }
    const to = response.headers.get('location');
    if (to === null) return { url, response };
    const next = new URL(to, url);
    if (next.origin !== new URL(url).origin) return { url: next.href, response: null };
    return this.#follow(next.href, { method: 'GET' });
  }
}

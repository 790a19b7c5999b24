export type Preferences = {
  readonly language: 'nb' | 'nn' | 'en';
  readonly theme: 'light' | 'dark' | 'system';
};

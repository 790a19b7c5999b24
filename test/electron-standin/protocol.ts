import type Electron from 'electron';
import { handle, isProtocolHandled, registerSchemesAsPrivileged, unhandle } from './schemes.ts';
import { strictly } from './strict.ts';

/** `protocol`: the app's own scheme, answered by the app. The older register and intercept functions are not covered. */
export const protocol: Pick<
  Electron.Protocol,
  'handle' | 'unhandle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged'
> = strictly({ handle, unhandle, isProtocolHandled, registerSchemesAsPrivileged }, 'protocol');

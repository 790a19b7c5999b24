import * as oauth from 'openid-client';
import type { SignInFailure } from '../../../shared/ipc/views/signIn.ts';
import { discoverClient, keyAuthentication, type Client } from './keyClient.ts';
import { listenForAnswer, type ClosingPage } from './loopbackAnswer.ts';
import type { MachineKeyRing } from './machineKeys.ts';
import { isSureEnough, personIn, type Person } from './person.ts';
import { atStage, NoPushedRequests, refusedOrBroken, TokenRefused } from './refusals.ts';
import type { PeopleSettings } from './settings.ts';
import { whyFailed } from './whySignInFailed.ts';

/** How one sign-in is going. */
export type SignInStep =
  /** The page to open in the person's own browser, at the provider's own origin. */
  | { readonly step: 'page'; readonly url: string }
  | { readonly step: 'person'; readonly person: Person }
  /** `code`: what the provider calls it, and what it was asked for. */
  | { readonly step: 'failed'; readonly reason: SignInFailure; readonly code?: string };

type Options = {
  readonly settings: PeopleSettings;
  readonly ring: MachineKeyRing;
  /** Milliseconds from the start until the browser must have come back. */
  readonly limit: number;
  readonly closingPage: () => ClosingPage;
  /** Told each step of the sign-in that is under way; one that was cancelled or begun anew says nothing more. */
  readonly onStep: (step: SignInStep) => void;
};

/** How long ago, in seconds, the person may have proved who they are: it is asked for anew each time. */
const AT_MOST_AGO = 300;

type Attempt = { readonly url: URL; readonly client: Client; readonly checks: oauth.AuthorizationCodeGrantChecks };

/**
 * Signs a person in at the provider, in their own browser, as HelseID wants it of a program on a desk: a pushed request
 * (RFC 9126), PKCE with S256, the answer on loopback (RFC 8252), private_key_jwt, and a code and token bound to a key
 * by DPoP. The ID token's signature, issuer, receiver, nonce and time are checked; the tokens are then thrown away,
 * since all that is wanted is who it was. One sign-in at a time: starting anew ends the one before.
 */
export class PersonSignIn {
  readonly #options: Options;
  #underWay: AbortController | null = null;
  /** Seconds that the provider's clock is ahead of this machine's, as the sign-in under way has seen it. */
  #skew = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    this.cancel();
    const controller = new AbortController();
    this.#underWay = controller;
    const { limit, onStep } = this.#options;
    const say = (step: SignInStep) => {
      if (this.#underWay !== controller) return;
      if (step.step !== 'page') this.cancel();
      onStep(step);
    };
    const timer = setTimeout(() => controller.abort(new TimeIsUp()), limit);
    controller.signal.addEventListener('abort', () => clearTimeout(timer));
    this.#skew = 0;
    this.#signIn(controller.signal, say).catch((cause: unknown) => {
      const isLate = controller.signal.reason instanceof TimeIsUp;
      const code = cause instanceof TokenRefused && cause.code !== null && !isLate ? { code: cause.code } : {};
      say({ step: 'failed', reason: isLate ? 'time-out' : whyFailed(cause, this.#skew), ...code });
    });
  }

  /** Ends what is under way; nothing more is said of it. */
  cancel(): void {
    const controller = this.#underWay;
    this.#underWay = null;
    controller?.abort();
  }

  async #signIn(signal: AbortSignal, say: (step: SignInStep) => void): Promise<void> {
    const { settings, closingPage } = this.#options;
    const state = oauth.randomState();
    const loopback = await listenForAnswer(state, closingPage());
    try {
      const attempt = await this.#begin(state, loopback.redirectUri, signal);
      if (attempt.url.origin !== new URL(settings.issuer).origin) return say({ step: 'failed', reason: 'untrusted' });
      say({ step: 'page', url: attempt.url.href });

      const answer = await orAborted(loopback.answer, signal);
      const { client, checks } = attempt;
      const granted = oauth.authorizationCodeGrant(client.config, answer, checks, {}, proofs(client));
      const tokens = await atStage('token', granted);
      const claims = tokens.claims() ?? {};
      if (!isSureEnough(claims, settings.securityLevel)) return say({ step: 'failed', reason: 'level-too-low' });
      say({ step: 'person', person: personIn(claims) });
    } finally {
      loopback.close();
    }
  }

  /** Hands the request to the provider beforehand: what stands in the browser's address is a number for it, no more. */
  #begin(state: string, redirectUri: string, signal: AbortSignal): Promise<Attempt> {
    const { settings, ring } = this.#options;
    return ring.withKey(settings, async (key) => {
      try {
        const authentication = await keyAuthentication(settings, key);
        const client = await discoverClient(settings, authentication, { dpop: settings.dpop, fetch: until(signal) });
        this.#skew = client.skew;
        oauth.enableNonRepudiationChecks(client.config);
        if (client.config.serverMetadata().pushed_authorization_request_endpoint === undefined) {
          throw new NoPushedRequests('no pushed requests');
        }
        const verifier = oauth.randomPKCECodeVerifier();
        const nonce = oauth.randomNonce();
        const pushed = oauth.buildAuthorizationUrlWithPAR(
          client.config,
          {
            response_type: 'code',
            redirect_uri: redirectUri,
            scope: settings.scope,
            state,
            nonce,
            code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
            code_challenge_method: 'S256',
            // At a shared workstation the browser may remember whoever sat here before.
            prompt: 'login',
            max_age: String(AT_MOST_AGO),
          },
          proofs(client),
        );
        const url = await atStage('pushed request', pushed);
        const checks = {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          maxAge: AT_MOST_AGO,
          idTokenExpected: true,
        };
        return { url, client, checks };
      } catch (cause) {
        throw refusedOrBroken(cause);
      }
    });
  }
}

class TimeIsUp extends Error {}

function proofs({ dpop }: Client): oauth.DPoPOptions {
  return dpop === undefined ? {} : { DPoP: dpop };
}

/** openid-client's requests, which end with the sign-in that they are made for. */
function until(signal: AbortSignal): oauth.CustomFetch {
  return (url, { body, ...rest }) => {
    const limit = rest.signal === undefined ? signal : AbortSignal.any([signal, rest.signal]);
    return fetch(url, { ...rest, ...(body === undefined ? {} : { body }), redirect: 'manual', signal: limit });
  };
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  return Promise.race([promise, aborted]);
}

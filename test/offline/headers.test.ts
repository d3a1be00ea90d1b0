import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CONTENT_SECURITY_POLICY,
  HEADER_RULES,
  headersFile,
  headersFor,
  META_POLICY
} from '../../src/offline/headers';

/** A policy by directive. */
function read(policy: string): Map<string, string> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    })
  );
}

describe('the page’s policy', () => {
  const policy = read(CONTENT_SECURITY_POLICY);

  it('forbids every request of a script and everything that it does not name', () => {
    expect(policy.get('connect-src')).toBe("'none'");
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
  });

  it('names no other origin and allows nothing unsafe', () => {
    const sources = [...policy.values()].flatMap((value) => value.split(' '));
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'", 'data:', 'blob:']));
  });

  it('allows scripts from its own files alone, not from blobs or data', () => {
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
  });

  it('is in the page without the one directive that a page cannot say', () => {
    const meta = read(META_POLICY);
    policy.delete('frame-ancestors');
    expect(meta).toEqual(policy);
  });
});

describe('public/_headers', () => {
  it('says what the rules say (when it differs, it is to be written anew from headersFile)', () => {
    const path = resolve(import.meta.dirname, '../../public/_headers');
    expect(readFileSync(path, 'utf8')).toBe(headersFile());
  });

  it('has no two rules for one path, which hosts would join', () => {
    const paths = [
      '/',
      '/index.html',
      '/sw.js',
      '/manifest.webmanifest',
      '/assets/index-abc.js',
      '/assets/font.woff2',
      '/icons/icon.svg'
    ];
    for (const path of paths) {
      const matching = HEADER_RULES.filter(({ path: pattern }) =>
        pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : pattern === path
      );
      expect(matching, path).toHaveLength(1);
    }
  });

  it('lets the service worker alone read the app’s own files', () => {
    expect(headersFor('/sw.js')['Content-Security-Policy']).toContain("connect-src 'self'");
    for (const path of ['/', '/index.html', '/assets/a.js', '/icons/icon.svg']) {
      expect(headersFor(path)['Content-Security-Policy'], path).toContain("connect-src 'none'");
    }
  });

  it('sends every path what stops navigation, sniffing and referrers', () => {
    for (const { headers } of HEADER_RULES) {
      expect(headers).toMatchObject({
        'Connection-Allowlist': '(response-origin)',
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Opener-Policy': 'same-origin'
      });
    }
  });
});

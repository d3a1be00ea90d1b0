/**
 * What the server should send with each file, and what the page says of
 * itself where the server sends nothing. One source: the build puts the
 * policy into the page, the preview server sends these headers, and a test
 * holds `public/_headers` to them.
 */

/** The page's Content-Security-Policy, directive by directive. Nothing may leave: `connect-src 'none'`. */
const PAGE_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'none'",
  // The analysis runs in a worker made from a blob. A worker loaded by its
  // address gets the policy of its own response, which a host without headers
  // does not send; one made from a blob inherits the page's, so that
  // `connect-src 'none'` binds it everywhere. 'self' is for the service worker.
  'worker-src': "'self' blob:",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'frame-ancestors': "'none'"
} as const;

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** The policy as the header says it. */
export const CONTENT_SECURITY_POLICY = policy(PAGE_POLICY);

/** The policy as a `<meta>` element can say it: there `frame-ancestors` is ignored with a warning. */
export const META_POLICY = policy(
  Object.fromEntries(Object.entries(PAGE_POLICY).filter(([name]) => name !== 'frame-ancestors'))
);

const COMMON = {
  // Chromium 152 and later: also stops navigation and WebRTC to elsewhere.
  'Connection-Allowlist': '(response-origin)',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()'
} as const;

/** Files with a hash of their content in their name never change. */
const FOREVER = 'public, max-age=31536000, immutable';

export interface HeaderRule {
  /** Path from the root of the app; a trailing `*` stands for anything. No two rules match one path. */
  path: string;
  headers: Readonly<Record<string, string>>;
}

const page = { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, ...COMMON };

/**
 * The rules of the app. They do not overlap, because hosts that read a
 * `_headers` file join the values of all rules that match, and two joined
 * policies would forbid the service worker to fill its cache.
 */
export const HEADER_RULES: readonly HeaderRule[] = [
  { path: '/', headers: { ...page, 'Cache-Control': 'no-cache' } },
  { path: '/index.html', headers: { ...page, 'Cache-Control': 'no-cache' } },
  { path: '/assets/*', headers: { ...page, 'Cache-Control': FOREVER } },
  { path: '/icons/*', headers: page },
  { path: '/manifest.webmanifest', headers: page },
  {
    path: '/sw.js',
    headers: {
      // The one script that may fetch: it reads the app's own files into its cache.
      'Content-Security-Policy': policy({ ...PAGE_POLICY, 'connect-src': "'self'" }),
      ...COMMON,
      'Cache-Control': 'no-cache'
    }
  }
];

/**
 * The headers for one path of the app, from its root; none for a path that is no file of it.
 *
 * @example headersFor('/assets/index-abc.js')['Cache-Control']
 */
export function headersFor(path: string): Readonly<Record<string, string>> {
  const rule = HEADER_RULES.find(({ path: pattern }) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern
  );
  return rule?.headers ?? {};
}

/** The rules as a `_headers` file, as Netlify and Cloudflare Pages read it. */
export function headersFile(): string {
  const blocks = HEADER_RULES.map(
    ({ path, headers }) =>
      `${path}\n${Object.entries(headers)
        .map(([name, value]) => `  ${name}: ${value}\n`)
        .join('')}`
  );
  return `# Written from src/offline/headers.ts; a test holds the two together.\n# Under a sub-path, put it before each path.\n\n${blocks.join('\n')}`;
}

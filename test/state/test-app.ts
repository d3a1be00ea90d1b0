/** An app on stand-ins: a worker without a thread, a browser without a disk. */
import { Blob as NodeBlob, File as NodeFile } from 'node:buffer';
import { vi } from 'vitest';
import { answerQuestion } from '../../src/core/answer';
import { sharedCustomers } from '../../src/core/filter/selection';
import { analyse, sourceFromReading } from '../../src/core/report';
import type { AppParts } from '../../src/state/app-parts';
import { AppState } from '../../src/state/app.svelte';
import type { Remembered } from '../../src/state/browser-storage';
import { I18nState } from '../../src/state/i18n.svelte';
import { RouteState } from '../../src/state/route.svelte';
import type { StoreParts } from '../../src/storage/session-store';
import { AnalysisClient } from '../../src/worker/client';
import { createHandler, type HandlerParts } from '../../src/worker/handle';
import { TestBrowser } from '../storage/test-store';
import { FakeWorker } from '../worker/fake-worker';
import { tinyReading, tinyTable } from '../worker/tiny-shop';

/** jsdom's can neither be read as a stream nor cloned into a store. */
function stubFiles(): void {
  vi.stubGlobal('Blob', NodeBlob);
  vi.stubGlobal('File', NodeFile);
}
stubFiles();

/** Files as they are, none of them a workbook. */
const plain: AppParts['prepare'] = (_signal, files) =>
  Promise.resolve(files.map((file) => ({ file, unpackedFrom: null, part: null, otherParts: [] })));

export function testMemory(kept: Record<string, string> = {}): Remembered & {
  all: Map<string, string>;
} {
  const all = new Map(Object.entries(kept));
  return {
    all,
    get: (key) => all.get(key) ?? null,
    set: (key, value) => {
      all.set(key, value);
      return true;
    },
    remove: (key) => void all.delete(key),
    keys: () => [...all.keys()]
  };
}

export interface TestApp {
  app: AppState;
  route: RouteState;
  browser: TestBrowser;
  workers: FakeWorker[];
  memory: ReturnType<typeof testMemory>;
}

export interface TestAppOptions {
  worker?: Partial<HandlerParts>;
  store?: Partial<StoreParts>;
  browser?: TestBrowser;
  memory?: ReturnType<typeof testMemory>;
  parts?: Partial<AppParts>;
}

/** A visit to the app; give the same browser and memory for a later one, or for another tab. */
export async function visit(options: TestAppOptions = {}): Promise<TestApp> {
  // Another file in the same process may have taken away all that was put in a place.
  stubFiles();
  history.replaceState(null, '', '#/');
  const browser = options.browser ?? new TestBrowser();
  const memory = options.memory ?? testMemory();
  const workers: FakeWorker[] = [];
  const handlerParts: HandlerParts = {
    readFiles: () => Promise.resolve({ reading: tinyReading(), table: tinyTable() }),
    sampleShop: () => ({ reading: tinyReading({ sample: true }), table: tinyTable() }),
    analyse,
    sourceFromReading,
    answer: answerQuestion,
    sharedCustomers,
    ...options.worker
  };
  const clientOf = (spawned: FakeWorker[]): AnalysisClient =>
    new AnalysisClient({
      readyLimitMs: 200,
      spawn: () => {
        const worker = new FakeWorker(createHandler(handlerParts));
        spawned.push(worker);
        return Promise.resolve(worker);
      }
    });
  const i18n = new I18nState(undefined, testMemory({ 'mandegar-lang': 'en' }));
  await i18n.ready;
  const route = new RouteState();
  const store = browser.tab(options.store);
  const parts: AppParts = {
    client: clientOf(workers),
    forecastClient: clientOf([]),
    store,
    i18n,
    route,
    memory,
    prepare: plain,
    today: () => 19_800,
    ...options.parts
  };
  const app = new AppState(parts);
  await app.ready;
  return { app, route, browser, workers, memory };
}

export const orders = (name = 'orders.csv', content = 'x'): File =>
  new File([content], name, { lastModified: 1_700_000_000_000 });

export const tick = (ms = 20): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

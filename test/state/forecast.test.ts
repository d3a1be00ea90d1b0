import { describe, expect, it, vi } from 'vitest';
import { answerQuestion } from '../../src/core/answer';
import { analyseShop } from '../../src/core/report';
import type { NoForecast } from '../../src/core/schema/forecast';
import { AnalysisClient } from '../../src/worker/client';
import type { HandlerParts } from '../../src/worker/handle';
import { FakeWorker } from '../worker/fake-worker';
import { orders, tick, visit, type TestApp } from './test-app';

const FEW: NoForecast = {
  state: 'none',
  reason: 'few-repeat-buyers',
  customers: 3,
  repeatBuyers: 1
};

/** A worker that answers every forecast so, and counts what it was asked. */
function answering(give: () => NoForecast = () => FEW): {
  asked: (number | null)[];
  answer: HandlerParts['answer'];
} {
  const asked: (number | null)[] = [];
  return {
    asked,
    answer: (table, settings, question, onProgress) => {
      if (question.kind !== 'forecast') return answerQuestion(table, settings, question);
      asked.push(settings.horizonMonths);
      onProgress({ phase: 'forecasting', step: 'fit', done: 1, of: 3 });
      return give();
    }
  };
}

async function opened(answer: HandlerParts['answer']): Promise<TestApp> {
  const test = await visit({ worker: { answer } });
  await test.app.openFiles([orders()]);
  return test;
}

describe('the forecast of the report in view', () => {
  it('is made in a worker of its own, under the settings of the report', async () => {
    const { answer, asked } = answering();
    const { app, workers } = await opened(answer);
    await app.forecast.follow();
    expect(app.forecast).toMatchObject({ status: 'ready', answer: FEW, progress: null });
    expect(asked).toEqual([12]);
    expect(workers.flatMap(({ received }) => received.map(({ type }) => type))).toEqual(['read']);
  });

  it('is begun with the report of a small shop, and asked for once', async () => {
    const { answer, asked } = answering();
    const { app } = await opened(answer);
    await vi.waitFor(() => expect(app.forecast.status).toBe('ready'));
    await app.forecast.follow();
    await app.forecast.follow();
    expect(asked).toEqual([12]);
  });

  it('waits until it is looked at where the shop is large', async () => {
    const { answer, asked } = answering();
    const test = await visit({
      worker: {
        answer,
        analyse: (...given) => {
          const report = analyseShop(...given);
          return { ...report, kpis: { ...report.kpis, customers: 60_000 } };
        }
      }
    });
    await test.app.openFiles([orders()]);
    await tick(50);
    expect(test.app.forecast.status).toBe('idle');
    expect(asked).toEqual([]);
    await test.app.forecast.follow();
    expect(test.app.forecast.status).toBe('ready');
  });

  it('tells how far it is while it is made', async () => {
    // It takes the orders, begins, and never ends.
    const workers: FakeWorker[] = [];
    const forecastClient = new AnalysisClient({
      spawn: () => {
        const worker = new FakeWorker(({ job, type }, post) => {
          const progress = { phase: 'forecasting', step: 'fit', done: 1, of: 3 } as const;
          if (type === 'ask') post({ job, type: 'progress', progress }, []);
          else post({ job, type: 'done-hold' }, []);
          return Promise.resolve();
        });
        workers.push(worker);
        return Promise.resolve(worker);
      }
    });
    const { app } = await visit({ parts: { forecastClient } });
    await app.openFiles([orders()]);
    void app.forecast.follow();
    await vi.waitFor(() => expect(app.forecast.progress).toMatchObject({ step: 'fit', of: 3 }));
    expect(app.forecast.status).toBe('computing');
    expect(workers[0]?.received.map(({ type }) => type)).toEqual(['hold', 'ask']);
    app.forecast.stop();
    expect(workers[0]?.terminated).toBe(true);
  });

  it('holds up no customers that are asked for without it', async () => {
    // The forecast's worker is never done.
    const forecastClient = new AnalysisClient({
      spawn: () => Promise.resolve(new FakeWorker(() => Promise.resolve()))
    });
    const { app } = await visit({ worker: { answer: answerQuestion }, parts: { forecastClient } });
    await app.openFiles([orders()]);
    void app.forecast.follow();
    const { signal } = new AbortController();
    const question = {
      kind: 'customers',
      forecast: false,
      sort: 'key',
      descending: false,
      list: 'all',
      search: '',
      from: 0,
      count: 1
    } as const;
    const page = await app.ask(signal, question);
    expect(page.all).toBeGreaterThan(0);
    const key = page.rows[0]?.key ?? '';
    const one = await app.ask(signal, { kind: 'customer', key, forecast: false });
    expect(one?.row).toEqual(page.rows[0]);
    expect(app.forecast.status).toBe('computing');
  });

  it('follows the settings, and shows the answer before until the new one is there', async () => {
    const { answer, asked } = answering();
    const { app } = await opened(answer);
    await app.forecast.follow();
    expect(app.forecast.current).toBe(true);
    await app.updateSettings({ horizonMonths: 24 });
    // The answer at hand is of the report before, even before another is asked for.
    expect(app.forecast).toMatchObject({ status: 'ready', current: false });
    const following = app.forecast.follow();
    await tick(0);
    expect(app.forecast).toMatchObject({ status: 'computing', answer: FEW });
    await following;
    expect(asked).toEqual([12, 24]);
  });

  it('takes only the newest of two', async () => {
    let made = 0;
    const { answer } = answering(() => ({ ...FEW, repeatBuyers: ++made }));
    const { app } = await opened(answer);
    await app.forecast.follow();
    await app.updateSettings({ horizonMonths: 24 });
    const older = app.forecast.follow();
    await app.updateSettings({ horizonMonths: 36 });
    const newer = app.forecast.follow();
    await older;
    expect(app.forecast.answer).toMatchObject({ repeatBuyers: 1 });
    await newer;
    expect(app.forecast).toMatchObject({ status: 'ready', answer: { repeatBuyers: 3 } });
  });

  it('can be stopped at once, stays stopped, and begins again when asked', async () => {
    const { answer } = answering();
    const { app } = await opened(answer);
    const following = app.forecast.follow();
    await tick(0);
    app.forecast.stop();
    expect(app.forecast).toMatchObject({ status: 'stopped', answer: null, progress: null });
    await following;
    await app.forecast.follow();
    expect(app.forecast.status).toBe('stopped');
    await app.forecast.retry();
    expect(app.forecast).toMatchObject({ status: 'ready', answer: FEW });
  });

  it('says that it failed, and can be tried again', async () => {
    let broken = true;
    const { answer } = answering(() => {
      if (broken) throw new Error('no memory');
      return FEW;
    });
    const { app } = await opened(answer);
    await app.forecast.follow();
    expect(app.forecast).toMatchObject({ status: 'failed', answer: null });
    broken = false;
    await app.forecast.retry();
    expect(app.forecast.status).toBe('ready');
  });

  it('is forgotten with the orders that it was made of', async () => {
    const { answer } = answering();
    const { app } = await opened(answer);
    await app.forecast.follow();
    const opening = app.openFiles([orders('other.csv')]);
    // Only until the next is there, which is soon.
    await vi.waitFor(() => expect(app.forecast.answer).toBe(null), { interval: 1 });
    await opening;
    await app.forecast.follow();
    expect(app.forecast.status).toBe('ready');
    app.closeSession();
    expect(app.forecast).toMatchObject({ status: 'idle', answer: null });
  });
});

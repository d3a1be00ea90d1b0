import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/core/answer';
import { sharedCustomers } from '../../src/core/filter/selection';
import { analyse, sourceFromReading } from '../../src/core/report';
import { sampleShop } from '../../src/core/sample/sample-shop';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { createHandler } from '../../src/worker/handle';
import type { Response } from '../../src/worker/protocol';
import { readFiles } from '../../src/worker/reader';
import { ordersOf } from './tiny-shop';

/** What the worker answers last when it is given a file with this text. */
async function answerTo(text: string, name = 'orders.csv'): Promise<Response> {
  const handle = createHandler({
    readFiles,
    sampleShop,
    analyse,
    sourceFromReading,
    answer: answerQuestion,
    sharedCustomers
  });
  const said: Response[] = [];
  const files = [new File([text], name)];
  const job = { files, origins: [null], options: {}, settings: DEFAULT_SETTINGS };
  const request = { job: 1, type: 'read', ...job } as const;
  await handle(request, (response, transfer) => said.push(structuredClone(response, { transfer })));
  const last = said.at(-1);
  if (!last) throw new Error('no answer');
  return last;
}

const HEADER = 'Order ID,Customer Email,Order Date,Total\n';

describe('createHandler with the reader', () => {
  it('leads from a file to its report', async () => {
    const rows = [
      '1,ana@example.com,2024-01-05,10.00',
      '2,bob@example.com,2024-01-07,30.00',
      '3,ana@example.com,2024-03-10,20.00',
      '4,cem@example.com,2024-02-01,40.50'
    ];
    const done = await answerTo(HEADER + rows.join('\n'));
    if (done.type !== 'done') throw new Error(JSON.stringify(done));
    // By hand from the four rows: ana alone of three bought twice.
    expect(done.result.report?.kpis).toMatchObject({
      customers: 3,
      orders: 4,
      revenue: 100.5,
      repeatCustomers: 1
    });
    expect(done.result.report?.source.files).toMatchObject([{ name: 'orders.csv', rows: 4 }]);
    expect(ordersOf(done.result.table).orderCount).toBe(4);
  });

  it.each([
    ['', 'empty-file'],
    [HEADER, 'header-only'],
    ['%PDF-1.7\n%\u0000\u0001', 'binary-file']
  ])('answers %j with the problem %s', async (text, code) => {
    expect(await answerTo(text)).toMatchObject({ job: 1, type: 'problem', problem: { code } });
  });

  it('answers a file without a customer with what is missing', async () => {
    const answer = await answerTo('Order Date,Total\n2024-01-05,10.00\n2024-01-07,30.00\n');
    const missing =
      answer.type === 'problem'
        ? answer.problem.code === 'no-customer-column'
        : answer.type === 'done' &&
          answer.result.report === null &&
          answer.result.reading.questions.some(
            (question) => question.kind === 'role' && question.role === 'customer'
          );
    expect(missing).toBe(true);
  });
});

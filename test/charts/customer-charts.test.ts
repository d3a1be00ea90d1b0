import { describe, expect, it } from 'vitest';
import { courseByDay } from '../../src/charts/customer-charts';
import type { CustomerPage } from '../../src/core/schema/customers';

const page = (
  days: string[],
  pAlive: number[],
  history: string[]
): Pick<CustomerPage, 'aliveCourse' | 'history'> => ({
  aliveCourse: { days, pAlive },
  history: history.map((day) => ({ day, amount: 1 }))
});

describe('courseByDay', () => {
  it('has a place for every day, so that a week is as long as seven days', () => {
    const course = courseByDay(
      page(['2023-01-01', '2023-01-08', '2023-01-10'], [1, 0.8, 0.9], ['2023-01-01', '2023-01-10'])
    );
    expect(course.days).toHaveLength(10);
    expect(course.days[9]).toBe('2023-01-10');
    expect(course.chance).toEqual([1, null, null, null, null, null, null, 0.8, null, 0.9]);
    expect(course.orders).toEqual([1, null, null, null, null, null, null, null, null, 1]);
  });

  it('counts two orders of a day there, and leaves out what is after the last day', () => {
    const course = courseByDay(
      page(['2023-01-01', '2023-01-02'], [1, 1], ['2023-01-02', '2023-01-02', '2023-01-03'])
    );
    expect(course.orders).toEqual([null, 2]);
  });

  it('is empty without a forecast', () => {
    expect(courseByDay(page([], [], ['2023-01-01'])).days).toEqual([]);
  });
});

import type { ScreenCatalogue } from '../messages';
import { check } from './check';
import { reading } from './reading';
import { ledger } from './ledger';
import { report } from './report';
import { summary } from './summary';
import { insights } from './insights';
import { definitions } from './definitions';
import { charts } from './charts';
import { exportsSection } from './exports';
import { filters } from './filters';
import { nextOrder } from './next-order';
import { groups } from './groups';
import { compare } from './compare';
import { tools } from './tools';
import { events } from './events';
import { explorer } from './explorer';
import { churn } from './churn';
import { forecast } from './forecast';
import { trust } from './trust';
import { customers } from './customers';
import { money } from './money';
import { members } from './members';
import { calculator } from './calculator';
import { unbroken } from './unbroken';

export const screenCatalogue: ScreenCatalogue = (f) =>
  unbroken({
    check: check(f),
    reading: reading(f),
    ledger: ledger(f),
    report: report(f),
    summary: summary(f),
    insights: insights(f),
    definitions: definitions(f),
    charts: charts(f),
    exports: exportsSection(f),
    filters: filters(f),
    nextOrder: nextOrder(f),
    groups: groups(f),
    compare: compare(f),
    tools: tools(f),
    events: events(f),
    explorer: explorer(f),
    churn: churn(f),
    forecast: forecast(f),
    trust: trust(f),
    customers: customers(f),
    money: money(f),
    members: members(f),
    calculator: calculator(f)
  });

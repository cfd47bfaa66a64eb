import { row } from './support/row.ts';

row(9, 'reset after commit', { faults: ['InvokeCommand:1:after-commit:reset'] }, { ran: 1, exit: 0 });

export { recountDays, rollUp } from './commands/roll-up.ts'
export { figuresRoutes } from './figures.routes.ts'
export { FIGURE_ROWS } from './person-rows.ts'
export { sweepRollUps } from './sweep-roll-ups.ts'

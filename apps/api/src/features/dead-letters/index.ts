export { deadLettersRoutes } from './dead-letters.routes.ts'
export { DEAD_LETTER_OLD_ROWS } from './old-rows.ts'
export { DEAD_LETTER_ROWS } from './person-rows.ts'

export { deadLettersRoutes } from './dead-letters.routes.ts'
export { DEAD_LETTER_ROWS } from './person-rows.ts'

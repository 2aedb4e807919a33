export { OPENING_ROWS } from './person-rows.ts'

export { IMPORT_ROWS } from './person-rows.ts'

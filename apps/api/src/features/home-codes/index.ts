export { homeCodesRoutes } from './home-codes.routes.ts'
export { HOME_CODE_OLD_ROWS } from './old-rows.ts'
export { HOME_CODE_ROWS } from './person-rows.ts'

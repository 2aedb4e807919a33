export { forgetMyData } from './forget-my-data.ts'
export { consentRoutes, myDataRoutes } from './my-data.routes.ts'
export { MY_DATA_OLD_ROWS } from './old-rows.ts'

export { forgetMyData } from './forget-my-data.ts'
export { consentRoutes, myDataRoutes } from './my-data.routes.ts'

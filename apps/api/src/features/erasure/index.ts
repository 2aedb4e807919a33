export { erasureRoutes } from './erasure.routes.ts'
export { sweepErasures } from './sweep-erasures.ts'

export { dutyFiguresRoutes } from './figures.routes.ts'
export { rotaRoutes } from './rota.routes.ts'
export { dutySetupRoutes } from './setup.routes.ts'
export { swapRoutes } from './swap.routes.ts'

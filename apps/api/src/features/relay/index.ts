export { casesFalling, countFalling, fallToDesk } from './fall-to-desk.ts'
export { neighbourLinksRoutes, neighboursRoutes } from './neighbours.routes.ts'
export { relayRoutes } from './relay.routes.ts'
export { sweepTellBacks } from './sweep-tell-backs.ts'

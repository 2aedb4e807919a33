export { deadLettersRoutes } from './dead-letters.routes.ts'

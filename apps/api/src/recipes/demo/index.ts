export * from './seed.ts'
export { openStation } from './world.ts'

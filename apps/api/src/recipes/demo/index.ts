export { useTemplates } from './messages.ts'
export * from './seed.ts'
export { openStation } from './world.ts'

export { openStation } from './duty.ts'
export { useTemplates } from './messages.ts'
export * from './seed.ts'

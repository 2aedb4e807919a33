export * from './bring-case.ts'
export * from './perform.ts'

export * from './a-case.ts'
export * from './parties.ts'
export * from './people.ts'

import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/platform/db/schema.ts', './src/platform/*/*.table.ts', './src/features/*/*.table.ts'],
  out: './migrations',
  schemaFilter: ['juwuye'],
})

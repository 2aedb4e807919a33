import { Validator } from 'jsonschema'
import appSchema from '../../schemas/app.json'
import pageSchema from '../../schemas/page.json'
import projectSchema from '../../schemas/projectconfig.json'
import sitemapSchema from '../../schemas/sitemap.json'
import type { WeappBuild } from '../build/weapp-build.ts'
import type { Check, Finding } from './finding.ts'

const validator = new Validator()

/** What WeChat’s tools say of a key they do not know is a warning there; here it is a fault. */
function* against(build: WeappBuild, file: string, schema: object): Generator<Finding> {
  if (!build.has(file)) return
  const { errors } = validator.validate(build.json(file), schema)
  for (const error of errors) yield { rule: 'schema', file, says: error.stack }
}

/** WeChat’s own schemas. */
export const schemas: Check = function* (build) {
  yield* against(build, 'app.json', appSchema)
  yield* against(build, 'sitemap.json', sitemapSchema)
  yield* against(build, 'project.config.json', projectSchema)
  for (const page of build.pages) yield* against(build, `${page}.json`, pageSchema)
}

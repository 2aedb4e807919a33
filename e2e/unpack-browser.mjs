// Unpacks the browser of the npm package into the folder for temporary files. A program of its own because the package
// is an ES module, which Jest cannot load.
import chromium from '@sparticuz/chromium'

await chromium.executablePath()

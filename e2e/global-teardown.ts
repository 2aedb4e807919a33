import './global-setup.ts'

/** Removes the demonstration that was copied. */
export default async function tearDown(): Promise<void> {
  const seeding = globalThis.juwuyeSeeding
  await seeding?.done
  await seeding?.product.dispose()
}

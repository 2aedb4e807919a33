import type { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import { assertKey, type Storage, StorageAwayError, StorageMissError } from './storage.ts'

/** A bucket of anything that speaks S3. */
export interface BucketSettings {
  /** For example `https://oss-cn-hangzhou.aliyuncs.com`. */
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  /** Whether the bucket stands in the path instead of the host name, as MinIO has it. */
  pathStyle: boolean
}

/** Milliseconds. */
const CONNECT_TIMEOUT = 2_000
const SILENCE = 5_000
const TRIES = 2

type Sdk = typeof import('@aws-sdk/client-s3')

/** Pictures as objects in a bucket. What the bucket does not answer is said as `StorageAwayError`. */
export function objectStore({ bucket, ...settings }: BucketSettings): Storage {
  let opened: Promise<{ sdk: Sdk; client: S3Client }> | undefined
  /** The library is large, and most processes of tests and small installations never need it. */
  const open = () => {
    opened ??= import('@aws-sdk/client-s3').then((sdk) => ({ sdk, client: clientOf(sdk, settings) }))
    return opened
  }
  const place = (key: string) => {
    assertKey(key)
    return { Bucket: bucket, Key: key }
  }
  return {
    async put(key, content) {
      const at = place(key)
      const { sdk, client } = await open()
      await client.send(new sdk.PutObjectCommand({ ...at, Body: content })).catch(away)
    },
    async get(key) {
      const at = place(key)
      const { sdk, client } = await open()
      const { Body } = await client.send(new sdk.GetObjectCommand(at)).catch((error: unknown) => {
        if (isMissing(error)) throw new StorageMissError(key)
        return away(error)
      })
      return Body as Readable
    },
    async exists(key) {
      const at = place(key)
      const { sdk, client } = await open()
      return client.send(new sdk.HeadObjectCommand(at)).then(
        () => true,
        (error: unknown) => (isMissing(error) ? false : away(error)),
      )
    },
    async remove(key) {
      const at = place(key)
      const { sdk, client } = await open()
      await client.send(new sdk.DeleteObjectCommand(at)).catch(away)
    },
  }
}

function clientOf(sdk: Sdk, { endpoint, region, pathStyle, ...credentials }: Omit<BucketSettings, 'bucket'>) {
  return new sdk.S3Client({
    endpoint,
    region,
    credentials,
    forcePathStyle: pathStyle,
    maxAttempts: TRIES,
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT, requestTimeout: SILENCE, throwOnRequestTimeout: true },
    // stores other than Amazon's do not know the newer checksums
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
}

function away(error: unknown): never {
  throw new StorageAwayError(error)
}

const isMissing = (error: unknown) =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404

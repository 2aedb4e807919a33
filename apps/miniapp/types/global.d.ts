/// <reference types="@tarojs/taro" />
declare module '*.css'

/** Address of the API, without a trailing slash; empty on H5, which the API serves itself. */
declare const API_BASE: string

/** Changes with the shape of what the server answers. */
declare const BUILD: string

// Stands in for a browser's address and history, which Taro's runtime brings to mini-programs: no page of the app looks at them.
import { Events } from '@tarojs/shared'

export class Location extends Events {}
export class History extends Events {}
export class TaroURLProvider {}
export class URLSearchParams {}
export const parseUrl = () => ({})

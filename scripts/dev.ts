/** npm run dev: rebuilds the H5 app as it changes and restarts the backend as it changes, on one origin. */
import { join } from 'node:path'
import concurrently from 'concurrently'

const root = join(__dirname, '..')
const { result } = concurrently(
  [
    { name: 'app', command: 'tsx scripts/build.ts h5 --watch', prefixColor: 'green' },
    { name: 'server', command: 'tsx watch --exclude "dist/**" scripts/start.ts', prefixColor: 'blue', env: { MEMBER_CENTER_SKIP_BUILD: '1' } },
  ],
  { cwd: root, killOthersOn: ['failure', 'success'] },
)

result.catch(() => process.exit(1))

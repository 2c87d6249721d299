import { connect } from 'node:net'

/** The first message of a PostgreSQL client, protocol 3.0. */
function startup(user: string, database: string): Buffer {
  const words = Buffer.from(`user\0${user}\0database\0${database}\0\0`)
  const message = Buffer.alloc(8)
  message.writeInt32BE(8 + words.length, 0)
  message.writeInt32BE(196_608, 4)
  return Buffer.concat([message, words])
}

/**
 * Asks whether a PostgreSQL lets this user in without a password: null when it does, else why not.
 * Spoken by hand, for the driver belongs to the server and would have to wait out its own time limits.
 */
export function whyNotPostgres(url: URL, withinMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port || 5432) })
    const end = (answer: string | null) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => end('no answer'), withinMs)
    socket.on('error', () => end('nothing listens'))
    socket.on('connect', () => socket.write(startup(decodeURIComponent(url.username), url.pathname.slice(1))))
    socket.on('data', (data) => {
      const allowed = data[0] === 'R'.charCodeAt(0) && data.length >= 9 && data.readInt32BE(5) === 0
      end(allowed ? null : 'it wants a login; name one by TEST_DATABASE_URL')
    })
  })
}

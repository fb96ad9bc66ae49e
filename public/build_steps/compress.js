import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Puts a .gz beside each text file of the build, for nginx's gzip_static.
 * @returns {import('vite').Plugin}
 */
export function compress() {
  return {
    name: 'compress',
    apply: 'build',
    enforce: 'post',
    writeBundle({ dir }) {
      if (!dir) return;
      for (const name of readdirSync(dir, { recursive: true }).map(String)) {
        const file = join(dir, name);
        if (!/\.(js|css|html|svg|webmanifest|txt)$/.test(name) || !statSync(file).isFile()) continue;
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
      }
    },
  };
}

// Imported first by every launcher: an unsuitable Node is refused before anything else can fail in a stranger way.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Koppel needs Node 20.19 or newer (20, 22 or 24); this is Node ${process.versions.node}.`);
  process.exit(1);
}

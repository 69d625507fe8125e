import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

// npm run audit:verify -- file.json [--head number:hash]
//
// Checks an exported audit log by itself: Node and this one file, nothing of the portal and no database. Every event's hash is made of the
// hash before it and of what the event says, so that whatever was changed, removed, put in or moved shows. Who kept the head of an earlier
// day (the audit log's page shows it, every export carries it) gives it along: then it also shows when the newest events were cut off, or
// when the whole chain was written anew.

const beginning = '0'.repeat(64);
/** The events that can name another environment's group: in any other a mark that hides one is a lie. */
const naming = /^(document\.share$|share\.|group\.|task\.)/;
/** Whether a name is hidden where names stand: in a list of whom it was given to. */
const hidesName = ({ action, details }) =>
  naming.test(action) &&
  Object.values(JSON.parse(details)).some(
    (value) =>
      Array.isArray(value) && value.some((one) => one && one.group === null && typeof one.environmentId === 'string'),
  );

/** The events of an export, and its head; throws a sentence for what is no export. */
export function readExport(text) {
  const lines = text.trim().split('\n');
  let opening;
  try {
    opening = JSON.parse(`${lines[0]}]}`);
    JSON.parse(text);
  } catch {
    throw new Error('This is no export of an audit log in JSON, or it is not whole.');
  }
  if (!Array.isArray(opening.events)) throw new Error('This is no export of an audit log in JSON.');
  return { head: opening.head ?? null, isWhole: opening.isWhole === true, events: lines.slice(1, -1).map(readLine) };
}

/** An event, with its details as the database wrote them: they stand last in the line, and parsing would write them otherwise. */
function readLine(line) {
  const bare = line.replace(/,$/, '');
  return { ...JSON.parse(bare), details: bare.slice(bare.indexOf(',"details":') + ',"details":'.length, -1) };
}

const hashOf = (event) =>
  createHash('sha256')
    .update(
      [
        event.previousHash,
        event.environmentId,
        event.number,
        event.occurredAt,
        event.actorId ?? '',
        event.actorName,
        event.actorEnvironmentName,
        event.action,
        event.subjectKind,
        event.subjectId ?? '',
        event.subjectName,
        event.organisationId ?? '',
        event.documentId ?? '',
        event.details,
      ].join('\u001f'),
    )
    .digest('hex');

/**
 * What is wrong with an export, each in a sentence: nothing when every event is as it was written, each follows from the one before it, and
 * none is missing up to the head of the export and up to the head that was kept.
 */
export function findTampering({ events, head, isWhole }, keptHead = null) {
  const ordered = events.toSorted((one, other) => one.number - other.number);
  const found = [];
  for (const [at, event] of ordered.entries()) {
    // What an event says cannot be checked without the name that is hidden in it: its place in the chain is, by its neighbours.
    if (event.isShortened && !hidesName(event))
      found.push(`Event ${event.number} says that it hides a name, and hides none.`);
    else if (!event.isShortened && hashOf(event) !== event.hash)
      found.push(`Event ${event.number} is not as it was written.`);
    const before = ordered[at - 1];
    if (before && before.number === event.number) found.push(`Event ${event.number} is there twice.`);
    else if (before?.number === event.number - 1 && event.previousHash !== before.hash)
      found.push(`Event ${event.number} does not follow from the one before it.`);
    else if (isWhole && event.number !== (before?.number ?? 0) + 1)
      found.push(`Events are missing before event ${event.number}.`);
    else if (event.number === 1 && event.previousHash !== beginning)
      found.push('The first event does not begin the chain.');
    if (event.environmentId !== ordered[0].environmentId) found.push(`Event ${event.number} belongs to another log.`);
  }
  const byNumber = new Map(ordered.map((event) => [event.number, event]));
  for (const [name, one] of [
    ['its own head', isWhole ? head : null],
    ['the head that was kept', keptHead],
  ])
    if (one && one.number > 0 && byNumber.get(one.number)?.hash !== one.hash)
      found.push(
        byNumber.has(one.number)
          ? `Event ${one.number} is another one than ${name} says.`
          : `Events are missing at the end: ${name} is event ${one.number}.`,
      );
  return found;
}

/** A head as it is kept: number:hash. */
export function readHead(text) {
  const [, number, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text ?? '') ?? [];
  if (!number) throw new Error('A head is written as number:hash, as the audit log shows it.');
  return { number: Number(number), hash };
}

function main([file, flag, head]) {
  if (!file || (flag !== undefined && flag !== '--head'))
    throw new Error('Say which file: npm run audit:verify -- file.json [--head number:hash]');
  const exported = readExport(readFileSync(file, 'utf8'));
  const found = findTampering(exported, flag ? readHead(head) : null);
  const { events, isWhole } = exported;
  const hiding = events.filter((event) => event.isShortened).map((event) => event.number);
  const shortened = hiding.length;
  if (found.length > 0) {
    for (const sentence of found.slice(0, 20)) console.log(sentence);
    if (found.length > 20) console.log(`And ${found.length - 20} more.`);
    return 1;
  }
  const each = shortened > 0 ? `each of the ${events.length - shortened} that hide nothing` : 'each';
  console.log(`${events.length} events, ${each} as it was written${isWhole ? ', none missing' : ''}.`);
  if (!isWhole) console.log('The file holds a part of a log: what is left out cannot be told from what is missing.');
  if (shortened > 0)
    console.log(
      `${shortened} of them hide the name of another environment's group: the events beside them prove their place, the portal's own check their words: ${hiding.slice(0, 50).join(', ')}${shortened > 50 ? ' …' : ''}.`,
    );
  if (!flag)
    console.log('Without a head that was kept, a log that was cut off or written anew as a whole looks whole.');
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}

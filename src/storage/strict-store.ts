import { promisifyRequest, type UseStore } from 'idb-keyval';

const STORE = 'records';

/**
 * A store for idb-keyval in a database of its own, written with strict
 * durability: a save is acknowledged when it is on the disk. The database
 * keeps version 1 for ever (versions live in the records), so that an older
 * tab never stands in the way of a newer one. A connection that the browser
 * closed is opened again, once a call.
 */
export function strictStore(database: string): UseStore {
  let connection: Promise<IDBDatabase> | undefined;

  function open(): Promise<IDBDatabase> {
    if (connection) return connection;
    const request = indexedDB.open(database);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const opened = promisifyRequest(request);
    connection = opened;
    const forget = (): void => {
      if (connection === opened) connection = undefined;
    };
    opened.then((db) => {
      db.onclose = forget;
      // Clearing the site's data must not wait for this tab.
      db.onversionchange = () => {
        forget();
        db.close();
      };
    }, forget);
    return opened;
  }

  const begin = (db: IDBDatabase, mode: IDBTransactionMode): IDBTransaction =>
    db.transaction(STORE, mode, mode === 'readwrite' ? { durability: 'strict' } : {});

  return async (mode, callback) => {
    let transaction: IDBTransaction;
    try {
      transaction = begin(await open(), mode);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      connection = undefined;
      transaction = begin(await open(), mode);
    }
    return callback(transaction.objectStore(STORE));
  };
}

/**
 * All that a store holds, in one file, to be restored into any store.
 *
 * <p>The file is gzip of lines of JSON, each ended by a line feed:
 *
 * <pre>
 * {"snapshot":"drydock","version":1,"revision":4711,"prefix":"/registry"}
 * {"key":"/registry/configmaps/default/a","revision":4702,"text":"{\\"kind\\":\\"ConfigMap\\", …}"}
 * {"key":"/registry/pods/default/b","revision":4650,"bytes":"azhzAAoJ…"}
 * {"values":2,"sha256":"9f86d081…"}
 * </pre>
 *
 * A value that is no UTF-8 is in {@code bytes}, in base64. The last line has the number of values and the digest of all
 * lines before it, so that a file that was cut short or changed is known as such before anything is done with it.
 */
@NullMarked
package io.drydock.apiserver.storage.snapshot;

import org.jspecify.annotations.NullMarked;

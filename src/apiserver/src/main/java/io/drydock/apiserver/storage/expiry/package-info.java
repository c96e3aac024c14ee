/** Keys that go by themselves, in stores that must see to it. */
@NullMarked
package io.drydock.apiserver.storage.expiry;

import org.jspecify.annotations.NullMarked;

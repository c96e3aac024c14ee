package io.drydock.apiserver.storage;

/**
 * What a store holds under a key.
 *
 * @param value the bytes; shared, never to be changed
 * @param revision of the key's last change
 */
public record StoredValue(String key, byte[] value, long revision) {}

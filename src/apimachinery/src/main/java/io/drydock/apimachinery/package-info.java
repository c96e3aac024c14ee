/** What every Kubernetes API object has in common. */
@org.jspecify.annotations.NullMarked
package io.drydock.apimachinery;

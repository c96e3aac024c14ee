package io.drydock.apimachinery.runtime;

/**
 * Turns an object of one version of a kind into another version.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/conversion/converter.go: ConversionFunc"
 */
@FunctionalInterface
public interface Conversion {
    /**
     * Changes the object in place. Its {@code apiVersion} and {@code kind} are already those of the version to convert
     * to.
     */
    void convert(KubeObject object);
}

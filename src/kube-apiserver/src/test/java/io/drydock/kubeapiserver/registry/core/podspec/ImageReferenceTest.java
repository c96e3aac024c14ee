package io.drydock.kubeapiserver.registry.core.podspec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which images are looked for again at every start, since another one may have got their name. */
class ImageReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "nginx, true",
        "nginx:latest, true",
        "nginx:1, false",
        "localhost:5000/a/b__c-d, true",
        "registry.example.com/team/app:v1, false",
        "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, false",
        "nginx@sha256:short, false",
        "Nginx, false",
        "REGISTRY/app, true",
        "a b, false",
        "$(X), false",
    })
    void what_is_no_name_of_an_image_is_not_the_latest_one(String image, boolean latest) {
        assertEquals(latest, ImageReference.isLatest(image));
    }
}

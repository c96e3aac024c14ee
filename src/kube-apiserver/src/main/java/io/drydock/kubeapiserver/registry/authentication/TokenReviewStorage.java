package io.drydock.kubeapiserver.registry.authentication;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.TokenAuthenticator;
import io.drydock.apiserver.authentication.TokenAuthenticator.TokenUser;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.authorization.ReviewMetadata;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers whom a token stands for.
 *
 * @see "Go: pkg/registry/authentication/tokenreview/storage.go: REST.Create"
 */
final class TokenReviewStorage implements Creater {
    private final Release release;
    private final TokenAuthenticator authenticator;
    private final List<String> apiAudiences;

    TokenReviewStorage(Release release, TokenAuthenticator authenticator, List<String> apiAudiences) {
        this.release = release;
        this.authenticator = authenticator;
        this.apiAudiences = List.copyOf(apiAudiences);
    }

    @Override
    public GroupVersionKind kind() {
        return AuthenticationStorageProvider.V1.withKind("TokenReview");
    }

    @Override
    public boolean namespaced() {
        return false;
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options) {
        options.admission().admit(Optional.of(object), Optional.empty());
        String token = object.at("spec", "token").asString("");
        if (token.isEmpty()) {
            throw StatusErrors.badRequest("token is required for TokenReview in authentication");
        }
        options.admission().validate(Optional.of(object), Optional.empty());
        List<String> audiences = new ArrayList<>();
        object.at("spec", "audiences").forEach(audience -> audiences.add(audience.asString("")));
        answer(object, token, audiences.isEmpty() ? apiAudiences : audiences);
        ReviewMetadata.complete(object, release);
        return object;
    }

    private void answer(KubeObject review, String token, List<String> audiences) {
        // What the client has sent as status stays where nothing is known better.
        ObjectNode status = review.objectAt("status");
        status.remove("authenticated");
        Defaults.object(status, "user");
        try {
            Optional<TokenUser> found = authenticator.authenticate(token, audiences);
            found.ifPresent(user -> {
                status.put("authenticated", true);
                status.set("user", UserInfoTree.of(user.user()));
                putAudiences(status, user, audiences);
            });
        } catch (AuthenticationException refused) {
            status.put("error", refused.getMessage());
        }
    }

    private static void putAudiences(ObjectNode status, TokenUser user, List<String> audiences) {
        if (!audiences.isEmpty() && user.audiences().stream().noneMatch(audiences::contains)) {
            throw StatusErrors.internalError(
                    "error validating audiences: the authenticator that knew the token knows no audiences");
        }
        status.remove("audiences");
        if (!user.audiences().isEmpty()) {
            user.audiences().forEach(status.putArray("audiences")::add);
        }
    }
}

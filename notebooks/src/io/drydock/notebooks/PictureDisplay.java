package io.drydock.notebooks;

import java.util.List;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** Tells the kernel how a {@link Picture} is shown. The kernel finds it as a service. */
public final class PictureDisplay implements DisplayProvider, DisplayRenderer {
    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return List.of(this);
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    @Override
    public Class<?> rendererClass() {
        return Picture.class;
    }

    @Override
    public boolean canRender(String mimeType) {
        return true;
    }

    @Override
    public DisplayData render(String mimeType, Object object) {
        Picture picture = (Picture) object;
        DisplayData data = DisplayData.fromText(picture.words());
        data.putData("image/svg+xml", picture.svg());
        return data;
    }
}

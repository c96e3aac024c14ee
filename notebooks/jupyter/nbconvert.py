# How `./drydock notebook execute` writes a notebook: everything that changes from run to run without meaning anything
# is left out, so that an execution with the same results leaves the same file.
from nbconvert.preprocessors import Preprocessor


class Stable(Preprocessor):
    def preprocess(self, notebook, resources):
        notebook.metadata = {
            "kernelspec": {"name": "drydock", "display_name": "Drydock (Java)", "language": "java"},
            "language_info": {"name": "java", "file_extension": ".java", "mimetype": "text/x-java-source"},
        }
        for cell in notebook.cells:
            cell.metadata = {}
            if cell.cell_type == "code":
                cell.execution_count = None
                cell.outputs = self.joined(cell.outputs)
        return notebook, resources

    # How much of a stream comes in one piece is chance.
    def joined(self, outputs):
        result = []
        for output in outputs:
            if "execution_count" in output:
                output.execution_count = None
            last = result[-1] if result else None
            if output.output_type == "stream" and last and last.output_type == "stream" and last.name == output.name:
                last.text += output.text
            else:
                result.append(output)
        return result


c = get_config()  # noqa: F821
c.NotebookExporter.preprocessors = [Stable]
c.ExecutePreprocessor.kernel_name = "drydock"
c.ExecutePreprocessor.timeout = 60
c.ExecutePreprocessor.startup_timeout = 120
c.ExecutePreprocessor.record_timing = False
